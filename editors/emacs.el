;; Emacs 28 or newer, with Eglot (part of Emacs 29) and markdown-mode: add this to init.el.

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((markdown-mode gfm-mode) . ("fgad-lint" "server" :initializationOptions (:ignore [])))))
(add-hook 'markdown-mode-hook #'eglot-ensure)

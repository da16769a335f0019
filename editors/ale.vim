" Vim or Neovim with ALE, without the server: add this to your vimrc.

function! FgadLintFindings(buffer, lines) abort
  let l:findings = []
  for l:match in ale#util#GetMatches(a:lines, '\v^.{-}:(\d+):(\d+): ([ewi])\a+: (.*) \[([a-z0-9-]+)\]$')
    let l:row = get(getbufline(a:buffer, l:match[1]), 0, '')
    call add(l:findings, {
    \ 'lnum': l:match[1] + 0,
    \ 'col': byteidx(l:row, l:match[2] - 1) + 1,
    \ 'type': toupper(l:match[3]),
    \ 'text': l:match[4],
    \ 'code': l:match[5],
    \})
  endfor
  return l:findings
endfunction

call ale#linter#Define('markdown', {
\ 'name': 'fgad-lint',
\ 'executable': 'fgad-lint',
\ 'command': '%e - --stdin-filename %s --output-format concise',
\ 'callback': 'FgadLintFindings',
\})

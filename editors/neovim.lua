-- Neovim 0.8 or newer, without plugins: paste this into init.lua.

vim.api.nvim_create_autocmd("FileType", {
  pattern = "markdown",
  callback = function(event)
    local marker = vim.fs.find({ ".git", "fgad-lint.toml" }, { upward = true, path = vim.fs.dirname(event.file) })[1]
    vim.lsp.start({
      name = "fgad-lint",
      cmd = { "fgad-lint", "server" },
      root_dir = marker and vim.fs.dirname(marker) or vim.fn.getcwd(),
      init_options = {}, -- For example { ignore = { "paper-order" } }
    })
  end,
})

-- Make the safe fixes whenever a list is saved. Leave this out if you do not want it.
vim.api.nvim_create_autocmd("BufWritePre", {
  pattern = { "*.md", "*.markdown" },
  callback = function(event)
    local params = vim.lsp.util.make_range_params(0, "utf-16")
    params.context = { only = { "source.fixAll.fgad-lint" }, diagnostics = {} }
    local answers = vim.lsp.buf_request_sync(event.buf, "textDocument/codeAction", params, 3000)
    for client_id, answer in pairs(answers or {}) do
      for _, action in ipairs(answer.result or {}) do
        local client = vim.lsp.get_client_by_id(client_id)
        if not action.edit then
          local resolved = client.request_sync("codeAction/resolve", action, 3000, event.buf)
          action = resolved and resolved.result or action
        end
        if action.edit then
          vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
        end
      end
    end
  end,
})

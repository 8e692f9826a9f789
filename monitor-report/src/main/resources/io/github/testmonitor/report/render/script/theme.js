/* Light or dark: as the system prefers, until somebody chooses. In a site the page stays as light as the skin. */
(function (monitor) {
  'use strict';
  var KEY = 'test-monitor-theme';

  /* Puts the choice into the head of the page, and calls back after each change. */
  monitor.showTheme = function (changed) {
    var head = document.querySelector('.mon-page .mon-head');
    if (!head) {
      return;
    }
    var kept = keep();
    if (kept === 'light' || kept === 'dark') {
      set(kept);
    }
    head.append(monitor.element('button', {type: 'button', class: 'mon-theme', text: monitor.text('script.theme'), click: function () {
      var chosen = isDark() ? 'light' : 'dark';
      set(chosen);
      keep(chosen);
      changed();
    }}));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  };

  function isDark() {
    var theme = monitor.root.dataset.theme;
    return theme === 'dark' || theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches;
  }

  function set(theme) {
    monitor.root.dataset.theme = document.body.dataset.theme = theme;
  }

  /* A browser may forbid to keep anything; then the choice lasts as long as the page. */
  function keep(theme) {
    try {
      if (theme) {
        localStorage.setItem(KEY, theme);
      }
      return localStorage.getItem(KEY);
    } catch (forbidden) {
      return null;
    }
  }
})(window.MONITOR = window.MONITOR || {});

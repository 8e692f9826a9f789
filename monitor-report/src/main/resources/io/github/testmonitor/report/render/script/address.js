/* What the page shows stands in its address, behind the #, so that it can be sent to somebody: #test=Qm…&sort=-CPU_TIME. */
(function (monitor) {
  'use strict';
  var listeners = [];
  var state = read();

  function isState() {
    return location.hash.indexOf('=') > 0;
  }

  function read() {
    var found = {};
    if (isState()) {
      new URLSearchParams(location.hash.slice(1)).forEach(function (value, key) { found[key] = value; });
    }
    return found;
  }

  monitor.address = {
    get: function (key) { return state[key] || ''; },

    /* Changes some parts; an empty value removes its part. A new step in the browser's history only where asked for. */
    set: function (changes, step) {
      Object.keys(changes).forEach(function (key) {
        if (changes[key]) {
          state[key] = changes[key];
        } else {
          delete state[key];
        }
      });
      var hash = '#' + new URLSearchParams(state).toString();
      if (hash === '#') {
        hash = location.pathname.replace(/.*\//, '') + location.search;
      }
      history[step ? 'pushState' : 'replaceState'](null, '', hash);
    },

    /* The address of this page with a test opened. */
    ofTest: function (id) { return '#test=' + id; },

    /* The same with the tests of a class or package. */
    ofGroup: function (level, name) { return '#' + level + '=' + encodeURIComponent(name); },

    onChange: function (listener) { listeners.push(listener); }
  };

  /* An anchor of the page, such as #mon-forks, is no state and leaves it alone; going back or following a link changes it. */
  window.addEventListener('hashchange', changed);
  window.addEventListener('popstate', changed);

  function changed() {
    if (isState() || location.hash === '') {
      var before = JSON.stringify(state);
      state = read();
      if (JSON.stringify(state) !== before) {
        listeners.forEach(function (listener) { listener(); });
      }
    }
  }
})(window.MONITOR = window.MONITOR || {});

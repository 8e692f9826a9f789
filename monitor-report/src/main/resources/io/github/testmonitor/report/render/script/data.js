/* Data comes in pieces, each a script of its own that calls MONITOR.put, or, in the page that is one file, an element of this
   page. Neither needs a server: fetch and modules fail on file://. The only global is MONITOR. */
(function (monitor) {
  'use strict';
  var pieces = {};
  var waiting = {};
  var own = document.currentScript && document.currentScript.getAttribute('src');
  var folder = (own || '').replace(/[^/]*$/, '') + 'data/';

  monitor.put = function (name, piece) {
    pieces[name] = piece;
    (waiting[name] || []).forEach(function (callback) { callback(piece); });
    delete waiting[name];
  };

  /* Calls back with the piece, now or when it is there; with null where it cannot be had. */
  monitor.load = function (name, callback) {
    if (name in pieces) {
      callback(pieces[name]);
    } else if (waiting[name]) {
      waiting[name].push(callback);
    } else {
      waiting[name] = [callback];
      var embedded = document.getElementById('mon-data-' + name);
      if (embedded) {
        unpack(embedded.textContent, function (json) { monitor.put(name, json && JSON.parse(json)); });
      } else {
        fetchScript(name);
      }
    }
  };

  /* Loads a piece that is too large to be kept. */
  monitor.forget = function (name) {
    delete pieces[name];
  };

  function fetchScript(name) {
    var script = document.createElement('script');
    script.src = folder + name + '.js';
    script.onload = function () { script.remove(); };
    script.onerror = function () { monitor.put(name, null); };
    document.head.appendChild(script);
  }

  function unpack(base64, callback) {
    var stream = new Blob([bytesOf(base64.trim())]).stream().pipeThrough(new DecompressionStream('gzip'));
    new Response(stream).text().then(callback, function () { callback(null); });
  }

  /* Newer browsers do it by themselves, and much more quickly. */
  function bytesOf(base64) {
    if (Uint8Array.fromBase64) {
      return Uint8Array.fromBase64(base64);
    }
    var binary = atob(base64);
    var bytes = new Uint8Array(binary.length);
    for (var index = 0; index < bytes.length; index++) {
      bytes[index] = binary.charCodeAt(index);
    }
    return bytes;
  }
})(window.MONITOR = window.MONITOR || {});

/* Elements and texts. Nothing that came from a build ever becomes HTML: text goes in as text. */
(function (monitor) {
  'use strict';
  var texts = {};

  /* An element; attributes that are functions are listeners, a null attribute is left out. */
  monitor.element = function (tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      var value = attributes[name];
      if (typeof value === 'function') {
        element.addEventListener(name, value);
      } else if (name === 'text') {
        element.textContent = value;
      } else if (value !== null && value !== undefined) {
        element.setAttribute(name, value);
      }
    });
    (children || []).forEach(function (child) {
      if (child !== null && child !== undefined) {
        element.append(child);
      }
    });
    return element;
  };

  monitor.setTexts = function (all) {
    texts = all;
  };

  /* The text of the bundle, {0} and so on replaced. */
  monitor.text = function (key) {
    var values = arguments;
    var pattern = texts[key];
    return pattern === undefined ? key : pattern.replace(/\{(\d)}/g, function (whole, index) {
      return values[Number(index) + 1];
    });
  };

  monitor.hasText = function (key) {
    return key in texts;
  };

  monitor.counted = function (key, count) {
    return monitor.text(key + (count === 1 ? '.one' : '.many'), monitor.format.count(count));
  };

  /* A colour of the style sheet, as it is in this theme. */
  monitor.colour = function (name) {
    return getComputedStyle(monitor.root).getPropertyValue('--' + name).trim();
  };
})(window.MONITOR = window.MONITOR || {});

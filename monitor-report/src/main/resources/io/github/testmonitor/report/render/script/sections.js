/* The named sections of a test below the lanes of the timeline, nested ones below those around them. */
(function (monitor) {
  'use strict';
  var ROW = 15;
  var MOST_ROWS = 4;

  /* How many rows they take. */
  monitor.sectionRows = function (sections) {
    return sections.reduce(function (most, section) { return Math.max(most, Math.min(section.depth, MOST_ROWS)); }, 0);
  };

  monitor.sectionsHeight = function (sections) {
    return sections.length ? monitor.sectionRows(sections) * ROW + 2 : 0;
  };

  /* place: left, width and top in the canvas, min and max in seconds. */
  monitor.paintSections = function (context, sections, place) {
    var ratio = devicePixelRatio;
    var perSecond = place.width / (place.max - place.min);
    sections.forEach(function (section) {
      if (section.depth > MOST_ROWS || section.to < place.min || section.from > place.max) {
        return;
      }
      var from = Math.max(place.left, place.left + (section.from - place.min) * perSecond);
      var to = Math.min(place.left + place.width, place.left + (section.to - place.min) * perSecond);
      var top = place.top + (section.depth - 1) * ROW * ratio;
      context.fillStyle = monitor.colour('colour-2');
      context.globalAlpha = 0.3;
      context.fillRect(from, top, Math.max(ratio, to - from - ratio), (ROW - 2) * ratio);
      context.globalAlpha = 1;
      context.fillRect(from, top, Math.min(2 * ratio, Math.max(ratio, to - from)), (ROW - 2) * ratio);
      if (to - from > 30 * ratio) {
        context.save();
        context.beginPath();
        context.rect(from, top, to - from - 3 * ratio, ROW * ratio);
        context.clip();
        context.fillStyle = monitor.colour('text');
        context.fillText(section.name, from + 5 * ratio, top + (ROW - 2) * ratio / 2);
        context.restore();
      }
    });
  };
})(window.MONITOR = window.MONITOR || {});

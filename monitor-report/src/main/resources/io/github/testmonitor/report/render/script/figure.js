/* How a figure is shown: with its mark where it is not exact, with its reason where it is absent; never 0 for unknown. */
(function (monitor) {
  'use strict';
  var MARKS = {a: '≈ ', s: '‖ '};
  var WHY = {a: 'kind.sampled.why', s: 'kind.shared.why.unknown'};

  /* As text with its mark, and the whole story. The kind is one of the letters of the data; the name may be left out. */
  monitor.figure = function (value, unit, kind, lost, name) {
    if (value === null || value === undefined || value !== value) {
      var reason = 'absence.' + (kind >= '0' && kind <= '8' ? monitor.run.absences[Number(kind)] : 'unknown');
      var ofFigure = reason + '.' + name;
      var key = monitor.hasText(ofFigure) ? ofFigure : reason;
      return {text: '–', note: monitor.text(key), why: monitor.text(key + '.why'), absent: true};
    }
    var letter = (kind || 'e').toLowerCase();
    var own = kind !== letter && kind !== undefined;
    var mark = letter === 's' ? (lost ? '‖ ≥ ' : '‖ ') : lost ? '≥ ' : MARKS[letter] || '';
    var why = letter === 's' ? WHY.s : lost ? 'kind.atLeast.why' : WHY[letter] || (own ? 'kind.ownThread.why' : null);
    return {
      text: mark + monitor.format.of(value, unit),
      note: letter === 's' ? monitor.text('kind.shared')
        : own ? monitor.text('kind.ownThread')
        : lost ? monitor.text('script.kind.atLeast')
        : letter === 'a' ? monitor.text('script.kind.sampled') : null,
      why: why ? monitor.text(why) : null,
      absent: false
    };
  };

  /* The name of a metric, also of those that only the page makes. */
  monitor.metricName = function (key) {
    return key === 'CORES' ? monitor.text('script.column.cores') : monitor.text('metric.' + key);
  };

  monitor.outcome = function (outcome) {
    var icon = {successful: '✓', failed: '✗', aborted: '–', lost: '☠'}[outcome];
    return monitor.element('span', {class: 'mon-outcome mon-' + outcome}, [
      monitor.element('span', {'aria-hidden': 'true', text: icon}), ' ', monitor.element('span', {text: monitor.text('outcome.' + outcome)})
    ]);
  };
})(window.MONITOR = window.MONITOR || {});

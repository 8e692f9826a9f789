/* Quantities as the rest of the report writes them (Quantities.java): three significant digits, the same in every language. */
(function (monitor) {
  'use strict';
  var BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
  var DECIMAL = ['ns', 'µs', 'ms', 's'];

  function threeDigits(value) {
    for (var decimals = 2; decimals > 0; decimals--) {
      var text = halfUp(value, decimals);
      if (Math.abs(Number(text)) < Math.pow(10, 3 - decimals)) {
        return text;
      }
    }
    return halfUp(value, 0);
  }

  /* 9.995 is a little less than that in binary, and is 10.0 all the same. */
  function halfUp(value, decimals) {
    var scale = Math.pow(10, decimals);
    var rounded = Math.round(Math.abs(value) * scale * (1 + 1e-12)) / scale;
    return (value < 0 && rounded !== 0 ? '-' : '') + rounded.toFixed(decimals);
  }

  function bytes(value) {
    for (var power = 0; ; power++) {
      var scaled = value / Math.pow(1024, power);
      var text = power === 0 ? String(scaled) : threeDigits(scaled);
      if (Math.abs(Number(text)) < 1024 || power === BINARY.length - 1) {
        return text + ' ' + BINARY[power];
      }
    }
  }

  function two(number) {
    return (number < 10 ? '0' : '') + number;
  }

  function nanos(value) {
    if (value === 0) {
      return '0 s';
    }
    for (var power = 0; power < DECIMAL.length; power++) {
      var scaled = value / Math.pow(1000, power);
      var text = power === 0 ? String(scaled) : threeDigits(scaled);
      if (Math.abs(Number(text)) < (power === DECIMAL.length - 1 ? 60 : 1000)) {
        return text + ' ' + DECIMAL[power];
      }
    }
    var seconds = Math.round(Math.abs(value) / 1e9);
    var sign = value < 0 ? '-' : '';
    if (seconds < 3600) {
      return sign + Math.floor(seconds / 60) + ' m ' + two(seconds % 60) + ' s';
    }
    var minutes = Math.round(Math.abs(value) / 6e10);
    return sign + Math.floor(minutes / 60) + ' h ' + two(minutes % 60) + ' m';
  }

  function count(value) {
    return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
  }

  /* Seconds on an axis: 2:05, or 0.05 s where the ticks are close together. */
  function clock(seconds, step) {
    if (step < 1) {
      return seconds === 0 ? '0' : seconds.toFixed(step < 0.001 ? 4 : step < 0.1 ? 3 : 1) + ' s';
    }
    var whole = Math.round(seconds);
    return whole < 3600
      ? Math.floor(whole / 60) + ':' + two(whole % 60)
      : Math.floor(whole / 3600) + ':' + two(Math.floor(whole / 60) % 60) + ':' + two(whole % 60);
  }

  function of(value, unit) {
    switch (unit) {
      case 'BYTES': return bytes(value);
      case 'NANOSECONDS': return nanos(value);
      case 'MILLISECONDS': return nanos(value * 1e6);
      case 'RATIO': return value.toFixed(2);
      default: return count(value);
    }
  }

  monitor.format = {bytes: bytes, nanos: nanos, count: count, clock: clock, of: of, threeDigits: threeDigits};
})(window.MONITOR = window.MONITOR || {});

/* "Use my location": asked for only at a tap, rounded here already, and once more before it is kept. ES2017. */
(function () {
  'use strict';
  var row = document.querySelector('[data-place]');
  if (!row || !navigator.geolocation) { return; }
  var said = row.querySelector('[role=status]');
  row.hidden = false;
  row.querySelector('button').addEventListener('click', function () {
    navigator.geolocation.getCurrentPosition(function (found) {
      document.getElementById('id_lat').value = found.coords.latitude.toFixed(2);
      document.getElementById('id_lon').value = found.coords.longitude.toFixed(2);
      said.textContent = said.dataset.got;
    }, function () {
      said.textContent = said.dataset.missed;
    }, { enableHighAccuracy: false, maximumAge: 600000, timeout: 15000 });
  });
}());

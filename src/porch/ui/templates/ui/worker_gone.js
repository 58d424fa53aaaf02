/* Offline help was turned off here: this worker throws away what the one before it kept, and then itself. */
(function () {
  'use strict';
  self.addEventListener('install', function () { self.skipWaiting(); });
  self.addEventListener('activate', function (event) {
    event.waitUntil(caches.keys().then(function (names) {
      return Promise.all(names.map(function (name) { return caches.delete(name); }));
    }).then(function () { return self.registration.unregister(); }));
  });
}());

/* Keeps Get help now within reach when there is no signal, and shows the one bland line when a phone is woken.
   It keeps public pages only, fetched without cookies, so nothing of anyone can be among them. Reads as ES2017. */
(function () {
  'use strict';
  var TOLD = {{ told|safe }};
  var CACHE = 'kept-' + TOLD.version;
  var OWED = 'owed';
  var HELP_MS = 3000;

  function bare(address) {
    return new Request(address, { credentials: 'omit', cache: 'reload', redirect: 'error' });
  }

  function keepAll() {
    return caches.open(CACHE).then(function (kept) {
      return kept.addAll(TOLD.pages.concat(TOLD.files).map(bare));
    });
  }

  function forgetOlder() {
    return caches.keys().then(function (names) {
      return Promise.all(names.map(function (name) {
        return name === CACHE || name === OWED ? null : caches.delete(name);
      }));
    });
  }

  function kept(address) {
    return caches.open(CACHE).then(function (found) { return found.match(address); });
  }

  function orKept(address) {
    return kept(address).then(function (page) { return page || Response.error(); });
  }

  function late(ms) {
    return new Promise(function (resolve, reject) { setTimeout(reject, ms); });
  }

  function usable(answer) {
    if (answer.status >= 500) { throw new Error('the server is away'); }
    return answer;
  }

  /* fresh when the server answers soon, else what the phone keeps; help and the way out never depend on a server */
  function always(request, address) {
    return Promise.race([fetch(request).then(usable), late(HELP_MS)]).catch(function () { return orKept(address); });
  }

  function tellPage(event) {
    return self.clients.matchAll({ type: 'window' }).then(function (windows) {
      windows.forEach(function (page) {
        if (page.url.split('#')[0] === event.request.referrer.split('#')[0]) { page.postMessage('not-sent'); }
      });
    });
  }

  /* whoever left without signal is still signed in at the server: it is owed, and done before the next page is asked */
  function owe(lost) {
    return caches.open(OWED).then(function (owed) { return owed.put(TOLD.left, new Response('')); })
      .then(function () { throw lost; });
  }

  function settle() {
    return caches.has(OWED).then(function (owed) {
      if (!owed) { return null; }
      return fetch(TOLD.left, { method: 'POST', credentials: 'same-origin', redirect: 'manual' })
        .then(function () { return caches.delete(OWED); });
    });
  }

  function leave(request) {
    var sent = fetch(request).catch(owe);
    if (request.mode !== 'navigate') { return sent; }
    return Promise.race([sent, late(HELP_MS)]).catch(function () { return orKept(TOLD.left); });
  }

  /* whoever ends being signed in here is no longer the one for whom something can be written without signal */
  function forgetWhose() {
    return new Promise(function (done) {
      var asked = indexedDB.open('waiting');
      asked.onerror = done;
      asked.onsuccess = function () {
        var kept = asked.result;
        if (!kept.objectStoreNames.contains('whose')) { kept.close(); done(); return; }
        var turn = kept.transaction('whose', 'readwrite');
        turn.objectStore('whose').clear();
        turn.oncomplete = turn.onabort = function () { kept.close(); done(); };
      };
    });
  }

  function endsIt(path) {
    return TOLD.ends.some(function (beginning) { return path.indexOf(beginning) === 0; });
  }

  function visit(event) {
    var path = new URL(event.request.url).pathname;
    if (TOLD.pages.indexOf(path) !== -1) { return always(event.request, path); }
    return settle().then(function () { return page(event); }, function () { return orKept(TOLD.noSignal); });
  }

  function page(event) {
    if (event.request.method === 'GET') {
      return fetch(event.request).catch(function () { return orKept(TOLD.noSignal); });
    }
    /* a form that could not be sent: "no content" leaves the page, and what was written on it, where it is */
    return fetch(event.request).catch(function () {
      return tellPage(event).then(function () { return new Response(null, { status: 204 }); });
    });
  }

  self.addEventListener('install', function (event) {
    event.waitUntil(keepAll().then(function () { return self.skipWaiting(); }));
  });

  self.addEventListener('activate', function (event) {
    event.waitUntil(forgetOlder().then(function () { return self.clients.claim(); }));
  });

  self.addEventListener('fetch', function (event) {
    var address = new URL(event.request.url);
    if (address.origin !== self.location.origin) { return; }
    if (event.request.method === 'POST' && endsIt(address.pathname)) { event.waitUntil(forgetWhose()); }
    if (event.request.method === 'POST' && address.pathname === TOLD.left) {
      event.respondWith(leave(event.request));
    } else if (event.request.mode === 'navigate') {
      event.respondWith(visit(event));
    } else if (event.request.method === 'GET' && TOLD.files.indexOf(address.pathname) !== -1) {
      event.respondWith(kept(address.pathname).then(function (file) { return file || fetch(event.request); }));
    }
  });

  function line(event) {
    try { return TOLD.lines[event.data.json().k] || TOLD.lines[1]; } catch (unreadable) { return TOLD.lines[1]; }
  }

  self.addEventListener('push', function (event) {
    event.waitUntil(self.registration.showNotification(TOLD.title, { body: line(event), tag: 'n', icon: TOLD.icon }));
  });

  self.addEventListener('notificationclick', function (event) {
    event.notification.close();
    event.waitUntil(self.clients.openWindow(TOLD.start));
  });
}());

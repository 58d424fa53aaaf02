/* Turning a phone on: asks the browser, and sends the address it gives. Off is a plain form. Reads as ES2017. */
(function () {
  'use strict';
  var form = document.querySelector('[data-push]');
  var able = window.isSecureContext && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  var iphone = /iPhone|iPad/.test(navigator.userAgent) && !navigator.standalone;

  function show(name, shown) {
    var part = document.querySelector('[' + name + ']');
    if (part) { part.hidden = !shown; }
  }

  function bytes(text) {
    var plain = atob(text.replace(/-/g, '+').replace(/_/g, '/') + '==='.slice((text.length + 3) % 4));
    return Uint8Array.from(plain, function (letter) { return letter.charCodeAt(0); });
  }

  function text(buffer) {
    var plain = Array.prototype.map.call(new Uint8Array(buffer), function (byte) { return String.fromCharCode(byte); }).join('');
    return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  function manager() {
    return navigator.serviceWorker.getRegistration().then(function (found) {
      return found ? navigator.serviceWorker.ready.then(function (ready) { return ready.pushManager; }) : null;
    });
  }

  /* what the browser still holds although it is off here is given back, so that no address outlives its use */
  function giveBack(push) {
    return push.getSubscription().then(function (old) { return old ? old.unsubscribe() : true; });
  }

  function turnOn() {
    show('data-push-failed', false);
    Notification.requestPermission().then(function (said) {
      if (said !== 'granted') {
        show('data-push-denied', said === 'denied');
        return null;
      }
      return manager().then(function (push) {
        return giveBack(push).then(function () {
          return push.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(form.dataset.key) });
        });
      }).then(send);
    }).catch(function () { show('data-push-failed', true); });
  }

  function send(given) {
    form.elements.address.value = given.endpoint;
    form.elements.point.value = text(given.getKey('p256dh'));
    form.elements.secret.value = text(given.getKey('auth'));
    form.submit();
  }

  if (!form) { return; }
  if (!able) {
    show('data-push-none', !iphone);
    show('data-push-iphone', iphone);
    return;
  }
  show('data-push-none', false);
  if (Notification.permission === 'denied') {
    show('data-push-denied', true);
    return;
  }
  form.hidden = false;
  manager().then(function (push) { return push && giveBack(push); }).catch(function () {});
  form.querySelector('[data-push-on]').addEventListener('click', turnOn);
}());

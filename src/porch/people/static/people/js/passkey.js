/* Shows the passkey way where the browser knows passkeys, and says calmly when it did not work. ES2017. */
(function () {
  'use strict';
  if (!window.PublicKeyCredential) { return; }
  Array.prototype.forEach.call(document.querySelectorAll('[data-passkey]'), function (part) { part.hidden = false; });
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault();
    Array.prototype.forEach.call(document.querySelectorAll('[data-passkey-said]'), function (line) {
      line.textContent = 'That did not work. You can try again, or use another way.';
    });
  });
}());

/* A scanned code carries its signs behind the #, which no browser sends: they go into the field and out of the address.
   Without this file they are typed or pasted. Reads as ES2017. */
(function () {
  'use strict';
  var field = document.getElementById('id_token'), name = document.getElementById('id_name');
  var signs = window.location.hash.slice(1);
  if (!field || !/^[A-Za-z2-7]+$/.test(signs)) { return; }
  field.value = signs;
  if (window.history.replaceState) { window.history.replaceState(null, '', window.location.pathname); }
  if (name) { name.focus(); }
})();

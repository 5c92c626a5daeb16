"use strict";
// Before anything is drawn: say that scripts run, and keep the reader's choice of light or dark.
document.documentElement.classList.add("has-js");
try {
  const theme = localStorage.getItem("kgbuild-theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch (error) {
  document.documentElement.dataset.storage = "none"; // a browser that keeps nothing still shows everything
}

// The page around the terminal: letters that fit, keys that arrive, and what is said when it is closed.
"use strict";
(() => {
  const COLUMNS = 80, ROWS = 24, WIDE = 0.6, HIGH = 1.33, BIGGEST = 16, SMALLEST = 6;
  const body = () => document.body;
  let why = "lost";

  // Nothing in the terminal opens another page.
  window.open = () => null;

  // The code that says why a connection was closed.
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...where) {
      super(...where);
      this.addEventListener("close", (event) => { why = `why-${event.code}`; });
    }
  };

  // The largest letters with which 80 columns and 24 rows fit.
  const widest = () => window.innerWidth / COLUMNS / WIDE;
  const letters = () => {
    const fits = Math.min(widest(), window.innerHeight / ROWS / HIGH);
    return Math.max(SMALLEST, Math.min(BIGGEST, Math.floor(fits * 10) / 10));
  };

  // This tab's own name, so that loading the page again goes on where it was.
  const tab = () => {
    const drawn = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16)).join("");
    try {
      const kept = sessionStorage.getItem("tab") || drawn();
      sessionStorage.setItem("tab", kept);
      return kept;
    } catch {
      return drawn();
    }
  };

  const into = () => document.querySelector(".xterm-helper-textarea");
  const focus = () => {
    const target = body().classList.contains("-closed") ? document.getElementById("again") : into();
    if (target && document.activeElement !== target) target.focus({ preventScroll: true });
  };

  // The application learns that it is looked at only once it listens.
  const focusAnew = () => {
    const target = into();
    if (target) target.blur();
    focus();
  };

  // Keys of the browser stay the browser's: loading again, full screen, its own tools.
  const BROWSERS = ["F5", "F11", "F12"];
  window.addEventListener("keydown", (event) => {
    const loads = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "r";
    if (BROWSERS.includes(event.key) || loads) event.stopImmediatePropagation();
  }, { capture: true });

  const say = (name) => {
    const words = document.getElementById(name) || document.getElementById("lost");
    document.getElementById("why").textContent = words.content.textContent;
  };

  const again = async () => {
    try {
      const answer = await fetch("/", { cache: "no-store" });
      if (!answer.ok) throw new Error();
      window.location.reload();
    } catch {
      say("ended");
    }
  };

  const watched = () => {
    let shown = false;
    const look = () => {
      const classes = body().classList;
      if (!shown && classes.contains("-first-byte")) {
        shown = true;
        focusAnew();
      }
      if (classes.contains("-closed") && !classes.contains("-said")) {
        classes.add("-said");
        say(why);
        focus();
      }
    };
    new MutationObserver(look).observe(body(), { attributes: true, attributeFilter: ["class"] });
  };

  document.addEventListener("DOMContentLoaded", () => {
    const terminal = document.getElementById("terminal");
    terminal.dataset.sessionWebsocketUrl += tab();
    terminal.dataset.fontSize = letters();
    document.getElementById("again").addEventListener("click", again);
    document.addEventListener("click", focus);
    window.addEventListener("focus", focus);
    window.addEventListener("resize", () => {
      body().classList.toggle("-narrow", widest() < Number(terminal.dataset.fontSize));
    });
    watched();
  });

  // The terminal measures its letters once, so they are fetched before it is made.
  const make = window.onload;
  window.onload = async (event) => {
    const wanted = ["16px 'Roboto Mono'", "bold 16px 'Roboto Mono'"];
    await Promise.allSettled(wanted.flatMap((font) => [document.fonts.load(font, "a1"), document.fonts.load(font, "中")]));
    make(event);
  };
})();

// Comfort on pages that work without it.
"use strict";
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const on = (node, names, act) => names.split(" ").forEach((name) => node.addEventListener(name, act));
  const store = (key, value) => { // may be refused
    try {
      if (value === undefined) return localStorage.getItem(key);
      if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, value);
    } catch {}
    return null;
  };

  // Drafts: saved a second after the last change; the first failure takes the focus.
  for (const form of all("form[data-autosave]")) {
    const state = one("[data-save-state]", form), words = form.dataset;
    let timer, running, failed = false;
    const say = (text, bad) => {
      state.classList.toggle("failed", bad);
      state.role = bad ? "alert" : "status";
      state.textContent = text;
      state.tabIndex = -1;
      if (bad && !failed) state.focus();
      failed = bad;
    };
    const save = async () => {
      await running;
      const body = new URLSearchParams([...new FormData(form)].filter((pair) => typeof pair[1] === "string"));
      if (!failed) say(words.saving, false);
      try {
        const answer = await fetch(words.autosave, { method: "POST", body, redirect: "error" });
        if (!answer.ok) throw answer;
        const version = answer.headers.get("x-version");
        if (version) form.version.value = version;
        const isText = /^text\/plain/.test(answer.headers.get("content-type"));
        say((isText && await answer.text()) || words.saved, false);
      } catch { say(words.failed, true); }
    };
    on(form, "input change", (event) => {
      if (event.target.type === "file") return;
      clearTimeout(timer);
      timer = setTimeout(() => { timer = 0; running = save(); }, 1000);
    });
    // A save ends before the submit.
    on(form, "submit", (event) => {
      clearTimeout(timer);
      timer = 0;
      failed = false;
      if (!running) return;
      event.preventDefault();
      const wait = running;
      running = null;
      wait.then(() => setTimeout(() => form.requestSubmit(event.submitter)));
    });
    addEventListener("beforeunload", (event) => { if (failed || timer) event.preventDefault(); });
  }

  // A second click sends nothing.
  on(document, "submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = 1;
    if (event.submitter) event.submitter.ariaBusy = "true";
  });
  addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    all("[aria-busy]", form).forEach((button) => { button.ariaBusy = null; });
  }));

  // Each file is sent alone; the answer is a whole page, whose region replaces ours.
  const send = (form, region, name, file) => new Promise((done) => {
    const line = document.createElement("p"), bar = document.createElement("progress"), request = new XMLHttpRequest();
    line.role = "status";
    line.append(`${form.dataset.sending} ${file.name}`, bar);
    bar.max = 1;
    bar.ariaLabel = file.name;
    region.append(line);
    const body = new FormData(form);
    body.set(name, file);
    request.upload.onprogress = (event) => { bar.value = event.loaded / (event.total || 1); };
    request.onloadend = () => {
      const fresh = new DOMParser().parseFromString(request.responseText, "text/html").getElementById(region.id);
      if (!fresh) {
        line.className = "error";
        line.role = "alert";
        line.textContent = `${file.name}: ${form.dataset.failed}`;
      }
      done(fresh);
    };
    request.open("POST", form.action);
    request.send(body);
  });
  on(document, "change", async ({ target }) => {
    const form = target.closest("form[data-upload]");
    if (!form || target.type !== "file") return;
    const region = document.getElementById(form.dataset.upload);
    let fresh;
    for (const file of [...target.files]) fresh = (await send(form, region, target.name, file)) || fresh;
    target.value = "";
    if (!fresh) return;
    fresh.append(...all(".error[role=alert]", region));
    region.replaceWith(fresh);
    one("input[type=file]", fresh)?.focus();
  });

  // Keys of the voting page; off while typing, or for good (WCAG 2.1.4).
  const votes = all("[data-vote-keys]").map((vote) => all("input", vote)), box = one("[data-vote-switch] input");
  if (box) {
    box.closest("p").hidden = false;
    box.checked = store("vote-keys") !== "off";
    on(box, "change", () => store("vote-keys", box.checked ? null : "off"));
    on(document, "keydown", (event) => {
      const { key, target } = event, step = { j: 1, k: -1 }[key.toLowerCase()];
      const typing = target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
      if (!box.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const here = votes.findIndex((vote) => vote.includes(target)), next = votes[here + step];
      const pick = votes[Math.max(here, 0)]["123".indexOf(key)];
      pick?.click();
      (pick || next?.find((each) => each.checked) || next?.[0])?.focus();
    });
  }

  on(document, "keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    one("[data-ctrl-enter]", event.target.closest("form") || document)?.click();
  });

  // A choice or a share code stays in this browser until a page forgets it.
  all("[data-forget]").forEach((node) => store(`keep:${node.dataset.forget}`, null));
  for (const input of all("[data-remember]")) {
    const key = `keep:${input.dataset.remember}`, kept = store(key);
    if (input.type === "radio") input.checked = kept ? input.value === kept : input.checked;
    else if (input.value) store(key, input.value);
    else input.value = kept || "";
    on(input, "input", () => store(key, input.value || null));
  }

  one("[data-error-summary]")?.focus();
})();

"use strict";
// Fetch this very page anew when the server says that something has changed, and mark the rows that were not there.
const live = document.querySelector(".live");
let fetching = false, again = false;

async function refresh() {
    if (fetching) { again = true; return; }
    fetching = true;
    try {
        const text = await (await fetch(location.href, { cache: "no-store" })).text();
        const known = new Set([...document.querySelectorAll("tr[data-key]")].map(row => row.dataset.key));
        const now = new DOMParser().parseFromString(text, "text/html");
        for (const row of now.querySelectorAll("tr[data-key]"))
            if (!known.has(row.dataset.key)) row.classList.add("fresh");
        document.querySelector("main").replaceWith(now.querySelector("main"));
        document.title = now.title;
    } catch { live.classList.remove("on"); }
    setTimeout(() => { fetching = false; if (again) { again = false; refresh(); } }, 300);
}

function show(on) {
    live.classList.toggle("on", on);
    live.textContent = on ? "Đang theo dõi trực tiếp" : "Mất kết nối, đang thử lại";
}

const beats = new EventSource("/dong");
beats.onopen = () => show(true);
beats.onerror = () => show(false);
beats.onmessage = refresh;

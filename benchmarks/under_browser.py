"""What is watched in the browser while a click is measured, and the application served for it."""

from tests.browser.served import CHROMIUM, server

__all__ = ["BEGUN", "CHROMIUM", "SETTLED", "TOOK", "WATCH", "server"]

WATCH = """
window.__began = 0; window.__changed = 0;
addEventListener('pointerdown', () => { window.__began = performance.now(); window.__changed = 0; }, true);
new MutationObserver(() => { window.__changed = performance.now(); })
    .observe(document, {subtree: true, childList: true, characterData: true});
"""
"""Keeps the moment of the last click and that of the last change of what is drawn."""

BEGUN = "() => { window.__began = performance.now(); window.__changed = 0; }"

SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    const now = performance.now();
    if (!app || app.dataset.testScriptState !== 'notRunning' || document.querySelector('[data-testid=stSkeleton]')) return false;
    if (document.querySelector('[data-testid=stVegaLiteChart]:empty, [data-testid=stSpinner]')) return false;
    return window.__changed ? now - window.__changed > 500 : now - window.__began > 1500;
}"""
"""No script runs, nothing is a skeleton, and for half a second nothing changed."""

TOOK = "() => Math.max(0, window.__changed - window.__began) / 1000"

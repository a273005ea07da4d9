const LONGEST_WAIT = 30_000;

/**
 * Listens to a job's socket, which says that it changed, as long as the page is open.
 * @param address a path, such as `/crew/jobs/JOB/live`
 * @param changed called with the job's new version, and with null where something may have been missed
 */
export function listen(address: string, changed: (version: number | null) => void): void {
  let wait = 1000;
  let opened = false;
  const connect = () => {
    if (!navigator.onLine) {
      window.addEventListener("online", connect, { once: true });
      return;
    }
    const url = new URL(address, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    const socket = new WebSocket(url);
    socket.addEventListener("open", () => {
      wait = 1000;
      // What happened while there was no socket was not heard.
      if (opened) changed(null);
      opened = true;
    });
    socket.addEventListener("message", ({ data }) => changed(versionIn(data)));
    socket.addEventListener("close", () => {
      setTimeout(connect, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
  };
  connect();
}

function versionIn(text: unknown): number | null {
  try {
    return Number(JSON.parse(String(text)).version) || null;
  } catch {
    return null;
  }
}

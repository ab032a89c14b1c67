// Search in pages opened from disk: a browser gives them no worker, so the worker's script runs in a hidden frame.
if (location.protocol === "file:") {
  window.IFrameWorker = window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "search";
      const copy = (data) => ({ data: structuredClone(data) });
      this.ready = new Promise((done) => {
        frame.onload = () => {
          frame.onload = null;
          const inner = frame.contentWindow;
          inner.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", copy(data)));
          const script = inner.document.createElement("script");
          script.onload = () => done((data) => inner.dispatchEvent(new inner.MessageEvent("message", copy(data))));
          script.src = new URL(url, document.baseURI).href;
          inner.document.body.append(script);
        };
        document.body.append(frame);
      });
    }
    postMessage(data) {
      this.ready.then((send) => send(data));
    }
  };
}

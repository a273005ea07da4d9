// setOffline + mast + sync
import { createServer } from "node:http";
import { openPhone } from "./real-phone.ts";
import { startMast } from "./mast.ts";
const SW = `
const log=[]; const say=(x)=>log.push(x);
addEventListener("install",e=>e.waitUntil(caches.open("k").then(c=>c.add("/")).then(()=>skipWaiting())));
addEventListener("activate",e=>e.waitUntil(clients.claim()));
addEventListener("online",()=>say("online")); addEventListener("offline",()=>say("offline"));
addEventListener("sync",e=>{say("sync "+e.tag+" last="+e.lastChance); e.waitUntil(fetch("/synced",{method:"POST",body:"x"}).then(r=>say("synced "+r.status),err=>{say("sync failed");throw err}))});
addEventListener("fetch",e=>{ if(e.request.mode==="navigate") e.respondWith(fetch(e.request).then(r=>{say("nav net");return r}).catch(()=>{say("nav cache");return caches.match("/")})); });
addEventListener("message",async e=>{
  if(e.data==="probe"){ const f=await fetch("/probe?"+Math.random(),{method:"POST",body:"x"}).then(r=>"ok "+r.status,()=>"failed"); e.ports[0].postMessage({fetch:f,onLine:navigator.onLine,log:log.splice(0)}); }
});`;
let hits: string[] = [];
const server = createServer((q, r) => { hits.push(q.method + " " + q.url!.split("?")[0]); q.resume().on("end", () => { r.setHeader("content-type", q.url === "/sw.js" ? "text/javascript" : "text/html"); r.end(q.url === "/sw.js" ? SW : `<!doctype html><link rel=icon href=data:,><title>${Date.now()}</title><h1>hi</h1>`); }); });
await new Promise<void>((r) => server.listen(0, "127.0.0.1", r));
const site = `http://localhost:${(server.address() as any).port}`;
const mast = await startMast(site);
const phone = await openPhone();
const page = phone.page(), ctx = phone.context();
const probe = async (label: string) => {
  const inPage = await page.evaluate(async () => ({ fetch: await fetch("/page-probe", { method: "POST", body: "x" }).then((r) => "ok " + r.status, () => "failed"), onLine: navigator.onLine, log: (window as any).log?.splice(0) }));
  const inSw = await page.evaluate(() => new Promise((res) => { const c = new MessageChannel(); const t = setTimeout(() => res("no answer"), 5000); c.port1.onmessage = (e) => { clearTimeout(t); res(e.data); }; (navigator.serviceWorker.controller ?? ({ postMessage() {} } as any)).postMessage("probe", [c.port2]); }));
  console.log(label.padEnd(34), "PAGE", JSON.stringify(inPage), "SW", JSON.stringify(inSw), "HITS", hits.splice(0).join(","));
};
const listen = () => page.evaluate(() => { const w = window as any; w.log = []; for (const n of ["online", "offline"]) addEventListener(n, () => w.log.push(n)); });
await page.goto(mast.url);
await page.evaluate(() => navigator.serviceWorker.register("/sw.js").then(() => new Promise<void>((r) => { if (navigator.serviceWorker.controller) r(); else navigator.serviceWorker.oncontrollerchange = () => r(); })));
console.log("version", ctx.browser()?.version(), await page.evaluate(() => navigator.userAgent));
await listen();
await probe("start");
await ctx.setOffline(true); await probe("setOffline(true)");
await page.goto(mast.url + "/elsewhere").then(() => console.log("nav ok", page.url()), (e) => console.log("nav failed", e.message.split("\n")[0])); await listen(); await probe("offline, after navigation");
await ctx.setOffline(false); await new Promise(r=>setTimeout(r,300)); await probe("setOffline(false)");
mast.off(); await probe("mast off");
await page.goto(mast.url + "/elsewhere").then(() => console.log("nav ok", page.url()), (e) => console.log("nav failed", e.message.split("\n")[0])); await listen(); await probe("mast off, after navigation");
mast.on(); await probe("mast on");
// worker restarted while offline
const cdp = await ctx.newCDPSession(page);
const regs: any[] = []; cdp.on("ServiceWorker.workerRegistrationUpdated", (e: any) => regs.push(...e.registrations));
await cdp.send("ServiceWorker.enable"); await new Promise(r=>setTimeout(r,300));
await ctx.setOffline(true); await cdp.send("ServiceWorker.stopAllWorkers"); await new Promise(r=>setTimeout(r,500));
await probe("offline, sw stopped+restarted");
await ctx.setOffline(false); await probe("online again");
// page in new tab under offline
console.log("regs", JSON.stringify(regs.at(-1)));
// Sync: offline by setOffline
const reg = () => page.evaluate(() => navigator.serviceWorker.ready.then((r: any) => r.sync.register("send")).then(() => "registered", (e) => String(e)));
const tags = () => page.evaluate(() => navigator.serviceWorker.ready.then((r: any) => r.sync.getTags()));
console.log("sync online:", await reg()); await new Promise(r=>setTimeout(r,1500)); await probe("sync registered online"); console.log("tags", await tags());
await ctx.setOffline(true); console.log("sync offline:", await reg()); await new Promise(r=>setTimeout(r,2500)); await probe("sync registered, setOffline"); console.log("tags", await tags());
await ctx.setOffline(false); for (let i = 0; i < 4; i++) { await new Promise(r=>setTimeout(r,2500)); await probe("…online " + i); } console.log("tags", await tags());
await cdp.send("ServiceWorker.dispatchSyncEvent", { origin: mast.url, registrationId: regs.at(-1).registrationId, tag: "send", lastChance: false }).then(() => console.log("dispatched"), (e) => console.log("dispatch failed", e.message));
await new Promise(r=>setTimeout(r,800)); await probe("after dispatchSyncEvent"); console.log("tags", await tags());
await page.close(); 
await phone.remove(); await mast.close(); server.closeAllConnections(); server.close();

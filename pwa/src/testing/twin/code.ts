/** What runs in one tab of a phone: the real store and outbox. Loaded anew, it knows nothing but what is on the disk. */
export { flush, sendNow } from "../../net/outbox";
export { count } from "../../store/counters";
export { outboxCounts } from "../../store/outbox";
export { changeSettings } from "../../store/settings";
export { ask } from "../../store/threads";

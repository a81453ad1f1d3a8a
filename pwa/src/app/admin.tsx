/** Starts the administrator's page. It works with the network only, and nothing of it is kept on the device but drafts. */
import "../features/admin/admin.css";
import { render } from "preact";
import { Admin } from "../features/admin/admin";
import { followSession } from "../features/admin/state";

const root = document.getElementById("app") ?? document.body;
render(<Admin />, root);
void followSession();

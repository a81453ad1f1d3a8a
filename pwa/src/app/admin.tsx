/** Starts the administrator's page. Nothing of it is ever on a newcomer's phone. */
import "../features/admin/admin.css";
import { render } from "preact";
import { Admin } from "../features/admin/admin";
import { followSession } from "../features/admin/state";

render(<Admin />, document.getElementById("app") ?? document.body);
void followSession();

// The editor of texts with structure: takes the place of every <textarea data-editor>. On pages with such a text only.
import { mount } from "./editor/mount.js";

document.querySelectorAll("textarea[data-editor]").forEach((textarea) => mount(textarea));

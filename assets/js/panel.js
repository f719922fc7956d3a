// The behaviours of every page. Each is bound by a data- attribute, and every page works without them.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, ServiceNavigation, SkipLink,
  createAll,
} from "govuk-frontend";
import { SortableTable } from "@ministryofjustice/frontend/moj/components/sortable-table/sortable-table.mjs";
import { autosave } from "./behaviours/autosave.js";
import { places } from "./behaviours/places.js";
import { refresh } from "./behaviours/refresh.js";
import { RevealingRadios } from "./behaviours/revealing.js";
import { reorder } from "./behaviours/reorder.js";
import { rows } from "./behaviours/rows.js";
import { shortcuts } from "./behaviours/shortcuts.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const Component of [
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, RevealingRadios, ServiceNavigation,
  SkipLink, SortableTable,
]) {
  createAll(Component);
}

const BEHAVIOURS = { autosave, places, refresh, reorder, rows };
for (const [name, start] of Object.entries(BEHAVIOURS)) {
  document.querySelectorAll(`[data-${name}]`).forEach((element) => start(element));
}
shortcuts();

// The commands that ask something first.
import { NodeSelection } from "prosemirror-state";
import { isInTable } from "prosemirror-tables";
import { captionOf, linkOf, setCaption, setLink } from "./commands.js";
import { ask } from "./dialogs.js";
import { isAddress, schema } from "./schema.js";

const ADDRESS = "Enter an address that begins with https://, mailto: or /";
const SHOWN = "Say what the image shows, for people who cannot see it";

export function asking(upload, token) {
  return { link, caption, image: image(upload, token) };
}

// A command without dispatch only says whether it could be done.
function link(state, dispatch, view) {
  if (dispatch) askLink(state, view);
  return true;
}

async function askLink(state, view) {
  const value = linkOf(state);
  const answer = await ask({
    title: "Link",
    button: value ? "Change the link" : "Make the link",
    extra: value ? "Take the link away" : null,
    fields: [{ name: "href", label: "Address", value, hint: "For example, https://www.gov.uk" }],
    check: ({ href }) => (isAddress(href) ? "" : ADDRESS),
  });
  if (answer) setLink(answer.extra ? "" : answer.href)(view.state, view.dispatch);
  view.focus();
}

function caption(state, dispatch, view) {
  if (!isInTable(state)) return false;
  if (dispatch) {
    const field = { name: "caption", label: "What the table shows", value: captionOf(state) };
    ask({ title: "Caption of the table", button: "Set the caption", fields: [field] }).then((answer) => {
      if (answer) setCaption(answer.caption)(view.state, view.dispatch);
      view.focus();
    });
  }
  return true;
}

function image(upload, token) {
  return (state, dispatch, view) => {
    const chosen = state.selection instanceof NodeSelection && state.selection.node.type === schema.nodes.image ? state.selection.node : null;
    if (dispatch) askImage(view, chosen, upload, token);
    return true;
  };
}

async function askImage(view, chosen, upload, token) {
  let src = chosen?.attrs.src;
  const file = { name: "file", label: chosen ? "Another image, if it is to be replaced" : "Image", type: "file", accept: "image/png,image/jpeg" };
  const alt = { name: "alt", label: "What it shows", value: chosen?.attrs.alt || "", hint: "Read out to people who cannot see it, and printed where it cannot be shown" };
  const answer = await ask({
    title: "Image",
    button: chosen ? "Change the image" : "Put the image in",
    fields: [file, alt],
    check: async (values) => {
      if (!values.file && !src) return "Choose an image: a PNG or JPEG file";
      if (!values.alt) return SHOWN;
      if (!values.file) return "";
      const sent = await send(values.file, upload, token);
      src = sent.src || src;
      return sent.error || "";
    },
  });
  if (answer) view.dispatch(view.state.tr.replaceSelectionWith(schema.nodes.image.create({ src, alt: answer.alt })));
  view.focus();
}

async function send(file, upload, token) {
  const data = new FormData();
  data.append("file", file);
  data.append("csrf_token", token);
  try {
    const response = await fetch(upload, { method: "POST", body: data, headers: { Accept: "application/json" } });
    const answer = await response.json();
    return response.ok ? answer : { error: answer.error || "The image was not taken. Try another file." };
  } catch {
    return { error: "The image was not sent: there is no connection. Try again." };
  }
}

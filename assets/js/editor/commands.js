// What the toolbar and the keys do, beyond what ProseMirror brings.
import { setBlockType } from "prosemirror-commands";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { TableMap, isInTable } from "prosemirror-tables";
import { TextSelection } from "prosemirror-state";
import { schema } from "./schema.js";

// The innermost node of one of these types round the cursor, with the place before it.
export function around(state, ...types) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (types.includes(node.type)) return { node, position: $from.before(depth) };
  }
  return null;
}

const LISTS = [schema.nodes.bullet_list, schema.nodes.ordered_list];

export function toggleHeading(level) {
  return (state, dispatch) => {
    const on = isHeading(state, level);
    return setBlockType(on ? schema.nodes.paragraph : schema.nodes.heading, on ? null : { level })(state, dispatch);
  };
}

export function isHeading(state, level) {
  const { parent } = state.selection.$from;
  return parent.type === schema.nodes.heading && parent.attrs.level === level;
}

// Into a list, out of it, or from one kind into the other.
export function toggleList(type) {
  return (state, dispatch) => {
    const list = around(state, ...LISTS);
    if (!list) return wrapInList(type)(state, dispatch);
    if (list.node.type === type) return liftListItem(schema.nodes.list_item)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(list.position, type));
    return true;
  };
}

export function isInList(state, type) {
  return around(state, ...LISTS)?.node.type === type;
}

export function toggleContinued(state, dispatch) {
  const list = around(state, schema.nodes.ordered_list);
  if (!list) return false;
  dispatch?.(state.tr.setNodeMarkup(list.position, null, { order: 1, continued: !list.node.attrs.continued }));
  return true;
}

export function isContinued(state) {
  return Boolean(around(state, schema.nodes.ordered_list)?.node.attrs.continued);
}


export function insertTable(state, dispatch) {
  if (isInTable(state)) return false;
  if (dispatch) {
    const { table, table_row: row, table_cell: cell, table_header: header } = schema.nodes;
    const line = (type) => row.create(null, [0, 1, 2].map(() => type.createAndFill()));
    const transaction = state.tr.replaceSelectionWith(table.create(null, [line(header), line(cell), line(cell)]));
    const start = state.selection.from;
    dispatch(transaction.setSelection(TextSelection.near(transaction.doc.resolve(start + 1))).scrollIntoView());
  }
  return true;
}

export function setCaption(caption) {
  return (state, dispatch) => {
    const table = around(state, schema.nodes.table);
    if (!table) return false;
    dispatch?.(state.tr.setNodeMarkup(table.position, null, { ...table.node.attrs, caption }));
    return true;
  };
}

export function captionOf(state) {
  return around(state, schema.nodes.table)?.node.attrs.caption || "";
}

export function hasHeaderRow(state) {
  const table = around(state, schema.nodes.table)?.node;
  if (!table) return false;
  const map = TableMap.get(table);
  return map.cellsInRect({ left: 0, right: map.width, top: 0, bottom: 1 }).every((at) => table.nodeAt(at).type === schema.nodes.table_header);
}

export function markOn(state, type) {
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, type);
}

// The address of the link under the cursor or in the selection.
export function linkOf(state) {
  const { from, to, $from } = state.selection;
  let href = schema.marks.link.isInSet($from.marks())?.attrs.href || "";
  state.doc.nodesBetween(from, to, (node) => {
    href = href || schema.marks.link.isInSet(node.marks)?.attrs.href || "";
  });
  return href;
}

// Link the selection, or the link the cursor stands in, or else words of the address itself. An empty address unlinks.
export function setLink(href) {
  return (state, dispatch) => {
    const type = schema.marks.link;
    const [from, to] = linkRange(state);
    const transaction = state.tr.removeMark(from, to, type);
    if (href && from === to) transaction.insertText(href, from).addMark(from, from + href.length, type.create({ href }));
    else if (href) transaction.addMark(from, to, type.create({ href }));
    dispatch?.(transaction);
    return true;
  };
}

function linkRange(state) {
  const { from, to, empty, $from } = state.selection;
  const found = schema.marks.link.isInSet($from.marks());
  if (!empty || !found) return [from, to];
  let [start, end] = [from, from];
  $from.parent.forEach((node, offset) => {
    const begin = $from.start() + offset;
    if (found.isInSet(node.marks) && begin <= from && from <= begin + node.nodeSize) [start, end] = [begin, begin + node.nodeSize];
  });
  return [start, end];
}

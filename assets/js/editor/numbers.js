// Shows the number that a list carries on to. The text only says that it carries on: the server counts when it is read.
import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { schema } from "./schema.js";

export function numbers(first) {
  return new Plugin({
    props: {
      decorations(state) {
        let last = first - 1;
        const starts = [];
        state.doc.forEach((node, position) => {
          if (node.type !== schema.nodes.ordered_list) return;
          const begin = node.attrs.continued ? last + 1 : node.attrs.order;
          last = begin + node.childCount - 1;
          if (node.attrs.continued) starts.push(Decoration.node(position, position + node.nodeSize, { start: String(begin) }));
        });
        return DecorationSet.create(state.doc, starts);
      },
    },
  });
}

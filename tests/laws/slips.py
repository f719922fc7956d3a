"""A slip of the hand: a module with one number, comparison, “and”, table entry or answer changed.

Words that a clerk reads are left alone: people read them, not tests.
"""

import ast
import re
from typing import Any

_OTHER = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}
_RULE_ID = re.compile(r"(CI|[A-Z])\d{1,2}[a-e]?")


class Changer(ast.NodeTransformer):
    """Makes the change number `wanted` to a module, and counts all that could be made."""

    def __init__(self, enums: dict[str, list[str]], wanted: int = -1) -> None:
        self.enums = enums
        self.wanted = wanted
        self.changes: list[str] = []
        self._returns_bool = False

    def _offer(self, node: Any, new: ast.AST) -> Any:
        self.changes.append(
            f"{node.lineno}: {ast.unparse(node)[:70]} → {ast.unparse(ast.fix_missing_locations(new))[:70]}"
        )
        return ast.copy_location(new, node) if len(self.changes) - 1 == self.wanted else node

    def _condition(self, node: ast.expr) -> ast.expr:
        """A condition that no other change would turn round."""
        if isinstance(node, ast.Compare | ast.BoolOp | ast.UnaryOp):
            return node
        return self._offer(node, ast.UnaryOp(ast.Not(), node))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Defaults and body; decorators and annotations are no rules."""
        outer, self._returns_bool = self._returns_bool, isinstance(node.returns, ast.Name) and node.returns.id == "bool"
        node.args.defaults = [self.visit(one) for one in node.args.defaults]
        node.args.kw_defaults = [one and self.visit(one) for one in node.args.kw_defaults]
        node.body = [self.visit(one) for one in node.body]
        self._returns_bool = outer
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """The body alone."""
        node.body = [self.visit(one) for one in node.body]
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        """The value alone."""
        node.value = node.value and self.visit(node.value)
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        """A call for what it does; a docstring is left."""
        if isinstance(node.value, ast.Constant | ast.Yield | ast.YieldFrom):
            return node if isinstance(node.value, ast.Constant) else self.generic_visit(node)
        return self._offer(self.generic_visit(node), ast.Pass())

    def visit_Return(self, node: ast.Return) -> ast.AST:
        """What a function answers."""
        self.generic_visit(node)
        if node.value is None or isinstance(node.value, ast.Constant | ast.Compare | ast.BoolOp):
            return node
        other = ast.UnaryOp(ast.Not(), node.value) if self._returns_bool else ast.Constant(None)
        return self._offer(node, ast.Return(other))

    def visit_If(self, node: ast.If | ast.IfExp) -> ast.AST:
        """A condition."""
        self.generic_visit(node)
        node.test = self._condition(node.test)
        return node

    visit_IfExp = visit_If  # noqa: N815 – the name that ast gives it

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        """What is left out of a list."""
        self.generic_visit(node)
        node.ifs = [self._condition(one) for one in node.ifs]
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """Each comparison, and each word that is compared."""
        self.generic_visit(node)
        node.left = self._word(node.left)
        node.comparators = [self._word(one) for one in node.comparators]
        for place, op in enumerate(node.ops):
            ops = [_OTHER[type(op)]() if place == other else one for other, one in enumerate(node.ops)]
            changed = self._offer(node, ast.Compare(node.left, ops, node.comparators))
            if changed is not node:
                return changed
        return node

    def _word(self, node: ast.expr) -> ast.expr:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not _RULE_ID.fullmatch(node.value):
            return self._offer(node, ast.Constant(f"{node.value}?"))
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """“And” and “or”."""
        self.generic_visit(node)
        return self._offer(node, ast.BoolOp(_OTHER[type(node.op)](), node.values))

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """“Not”."""
        self.generic_visit(node)
        return self._offer(node, node.operand) if isinstance(node.op, ast.Not) else node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Arithmetic."""
        self.generic_visit(node)
        if type(node.op) not in _OTHER:
            return node
        return self._offer(node, ast.BinOp(node.left, _OTHER[type(node.op)](), node.right))

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """Numbers, yes and no, and the ids of rules. Words for a clerk are read by people."""
        if isinstance(node.value, bool):
            return self._offer(node, ast.Constant(not node.value))
        if isinstance(node.value, int | float):
            return self._offer(node, ast.Constant(node.value + 1))
        if isinstance(node.value, str) and _RULE_ID.fullmatch(node.value):
            return self._offer(node, ast.Constant(f"{node.value}0"))
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """One of a list of words: the next one."""
        members = self.enums.get(node.value.id, []) if isinstance(node.value, ast.Name) else []
        if node.attr not in members or len(members) < 2:
            return self.generic_visit(node)
        other = members[(members.index(node.attr) + 1) % len(members)]
        return self._offer(node, ast.Attribute(node.value, other, node.ctx))

// Package shape reads files strictly by tables. A table says once which keys an object has, what each
// holds and what it means; reading, the JSON Schema and "did you mean" all follow from it.
//
//  1. Parse turns YAML into a tree of nodes and refuses what makes positions or meanings doubtful: aliases, tags, keys
//     that are no text, several documents (yaml.go, yamlerrors.go). The nodes know nothing of YAML (node.go): a tree
//     made of the cells of a workbook is read and complained about in the same way.
//  2. An Of[T] is the shape of one value: a text, a choice, a list, an object (scalar.go, list.go, object.go).
//  3. A Reader collects every Problem on the way; nothing stops at the first (reader.go).
//
// Scalars are read as they are written: no, on, 010, 08:00 and 2026-01-01 are texts until a shape says
// what they stand for, so the traps of YAML 1.1 do not arise.
package shape

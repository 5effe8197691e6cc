package ledger

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
)

// written is a cell in JSON.
type written struct {
	Name    string `json:"name"`
	Group   string `json:"group,omitempty"`
	Role    string `json:"role"`
	Step    string `json:"step,omitempty"`
	Words   Words  `json:"words"`
	How     *Words `json:"how,omitempty"`
	Kind    string `json:"kind"`
	Unit    string `json:"unit,omitempty"`
	Value   string `json:"value"`
	Formula string `json:"formula,omitempty"`
	Figure  string `json:"figure,omitempty"`
	Table   string `json:"table,omitempty"`
	Column  string `json:"column,omitempty"`
	Row     string `json:"row,omitempty"`
	Clause  string `json:"clause,omitempty"`
	Place   string `json:"place,omitempty"`
}

// MarshalJSON writes the cell; a ledger is its cells and tables one by one, of which there may be very many.
func (c *Cell) MarshalJSON() ([]byte, error) { return json.Marshal(c.written()) }

func (c *Cell) written() written {
	w := written{
		Name: c.Name, Group: c.Group, Role: c.Role.String(), Step: c.Step, Words: c.Words, Kind: c.Kind.String(),
		Unit: c.Unit, Value: Text(c.Value), Table: c.Table, Column: c.Column, Row: c.Row, Clause: c.Clause, Place: c.Place,
	}
	if c.How.Key != "" || len(c.How.Args) > 0 {
		w.How = &c.How
	}
	if c.Formula != nil {
		w.Formula = c.Formula.String()
	}
	if c.Figure != nil {
		w.Figure = c.Figure.Name
	}
	return w
}

// UnmarshalJSON reads what MarshalJSON writes. The values are taken as they are written; a formula that speaks of a
// cell that is not before it is an error.
func (l *Ledger) UnmarshalJSON(data []byte) error {
	var in struct {
		Cells  []written `json:"cells"`
		Tables []*Table  `json:"tables"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	*l = Ledger{Tables: in.Tables, inputs: map[string]*Cell{}}
	known := names{map[string]*Cell{}, map[string]*Column{}}
	for i := range in.Cells {
		if err := l.read(&in.Cells[i], known); err != nil {
			return fmt.Errorf("cell %q: %w", in.Cells[i].Name, err)
		}
	}
	for i, c := range l.Cells {
		c.Figure = known.cells[in.Cells[i].Figure]
	}
	return nil
}

func (l *Ledger) read(w *written, known names) error {
	c := &Cell{
		Name: w.Name, Group: w.Group, Step: w.Step, Words: w.Words, Unit: w.Unit,
		Table: w.Table, Column: w.Column, Row: w.Row, Clause: w.Clause, Place: w.Place,
	}
	if w.How != nil {
		c.How = *w.How
	}
	role, kind := slices.Index(roles[:], w.Role), slices.Index(kinds[:], w.Kind)
	if role < 0 || kind < 0 {
		return fmt.Errorf("no cell is a %s of %s", w.Role, w.Kind)
	}
	c.Role, c.Kind = Role(role), Kind(kind)
	if w.Value != "" {
		v, ok := new(big.Rat).SetString(w.Value)
		if !ok {
			return fmt.Errorf("%q is no number", w.Value)
		}
		c.Value = v
	}
	if w.Formula != "" {
		var err error
		if c.Formula, err = parse(w.Formula, known); err != nil {
			return err
		}
	}
	l.Cells = append(l.Cells, c)
	known.cells[c.Name] = c
	if c.Role == Input {
		l.inputs[c.Name] = c
	}
	if c.Table != "" && c.Row != "" {
		l.join(c, known)
	}
	return nil
}

// join puts a cell into its column.
func (l *Ledger) join(c *Cell, known names) {
	key := c.Table + "." + c.Column
	if known.columns[key] == nil {
		known.columns[key] = &Column{Table: c.Table, Key: c.Column}
		l.columns = append(l.columns, known.columns[key])
	}
	known.columns[key].Cells = append(known.columns[key].Cells, c)
}

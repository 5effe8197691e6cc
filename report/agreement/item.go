package agreement

// Item is one of many that an objective is there for, once each: a circuit, an instance, a site or a store.
//
// Rule §7 (item-of-many): An objective for each item of a table judges each by its own records, pays of its own fee,
// and rounds its credit by itself before the credits are added.
type Item struct {
	Group     string   // id of the objective as the agreement writes it
	GroupName string   // what documents call it
	Name      string   // of the item, as its table writes it
	Tier      string   // "" for none
	Site      bool     // records name it as their site, else as their service
	Table     string   // the file that lists the items
	Others    []string // every item of the table, whatever tier; the same list for all
}

// Site is the site that an objective is about, "" for all of them.
func (o *Objective) Site() string {
	if o.Item == nil || !o.Item.Site {
		return ""
	}
	return o.Item.Name
}

package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/loaders/presets"
)

func presetsCommand(a *app) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "presets [NAME]",
		Short: "List the presets for exports of known systems, or show one",
		Example: `  slareport presets
  slareport presets servicenow`,
		ValidArgs: presets.Names(),
		Args:      cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.listPresets(asJSON)
			}
			p, known := presets.Lookup(args[0])
			if !known {
				hint := console.Suggest(args[0], presets.Names(), "the presets are ")
				return console.Failed(fmt.Errorf("there is no preset %q", args[0]), hint)
			}
			return a.showPreset(p, asJSON)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return c
}

func (a *app) printJSON(value any) error {
	e := json.NewEncoder(a.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}

func (a *app) listPresets(asJSON bool) error {
	if asJSON {
		return a.printJSON(presets.All())
	}
	t := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	for _, p := range presets.All() {
		console.Say(t, "%s\t%s\t%s\t%s\n", p.Name, strings.Join(recordsOf(p), ", "), p.Version+beta(p), p.Title)
	}
	return t.Flush()
}

func beta(p presets.Preset) string {
	if p.Beta {
		return " beta"
	}
	return ""
}

func recordsOf(p presets.Preset) []string {
	var all []string
	for _, m := range p.Mappings {
		all = append(all, m.Record)
	}
	return all
}

func (a *app) showPreset(p presets.Preset, asJSON bool) error {
	if asJSON {
		return a.printJSON(p)
	}
	console.Say(a.stdout, "%s: %s, version %s%s\n%s\n", p.Name, p.Title, p.Version, beta(p), p.Export)
	t := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	for _, m := range p.Mappings {
		console.Say(t, "\n%s\n", m.Record)
		for _, col := range m.Columns {
			console.Say(t, "  %s\t%s\n", col.Field, strings.Join(col.Headers, ", "))
		}
	}
	return t.Flush()
}

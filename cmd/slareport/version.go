package main

import (
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/report/tzdata"
)

// release is set by the linker for releases.
var release = ""

// version names this build: the release, else the module version, else "development".
func version() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "development"
}

func versionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version, and the release of the time zones in it", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			console.Say(a.stdout, "slareport %s\ntime zones %s\n", version(), tzdata.Version())
			return nil
		},
	}
}

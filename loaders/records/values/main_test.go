package values

import (
	"os"
	"testing"

	"github.com/slareport/slareport/loaders/words/wordstest"
)

// TestMain holds the tests to a case for every message of the package.
func TestMain(m *testing.M) { os.Exit(wordstest.Main(m)) }

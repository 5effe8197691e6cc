package records

import (
	"os"
	"testing"

	"github.com/slareport/slareport/loaders/words/wordstest"
)

// TestMain holds the tests to a case for every message of the package, and of those below it that have no tests of
// their own.
func TestMain(m *testing.M) { os.Exit(wordstest.Main(m)) }

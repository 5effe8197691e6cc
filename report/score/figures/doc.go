// Package figures prints the exact figures of an objective, so that none crosses a bound that matters.
package figures

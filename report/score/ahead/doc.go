// Package ahead says what lies ahead of a client: how far each objective is from a chronic breach or from the right to
// terminate (the watch list), and what the past lets one expect of the next period (the outlook).
package ahead

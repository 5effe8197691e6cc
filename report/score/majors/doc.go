// Package majors tells the major incidents of a period one by one: what happened when, who was told, how long nobody
// heard anything, and which promises were kept.
package majors

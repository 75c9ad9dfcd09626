/** What a person sees and does, in a real browser against the whole application. */
package io.tocsin.browser;

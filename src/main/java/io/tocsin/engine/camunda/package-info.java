/** The only importers of the vendor's classes. Everything here speaks the words of {@code io.tocsin.engine}. */
package io.tocsin.engine.camunda;

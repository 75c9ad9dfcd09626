package io.tocsin.web;

import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON that comes over the network: every field known, no doubles, no depths, no numbers that only attack. */
final class StrictJson {

    private static final int LARGEST_EXPONENT = 308;

    private StrictJson() {}

    static JsonMapper mapper() {
        return JsonMapper.builder(new Factory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    private static final class Factory extends JsonFactory {

        Factory() {
            super(new JsonFactoryBuilder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxNumberLength(64)
                            .maxNameLength(200)
                            .maxTokenCount(100_000)
                            .maxStringLength(1_000_000)
                            .build()));
        }

        private Factory(Factory other) {
            super(other);
        }

        @Override
        public JsonFactory copy() {
            return new Factory(this);
        }

        @Override
        public TokenStreamFactory snapshot() {
            return this;
        }

        @Override
        protected JsonParser _createParser(ObjectReadContext context, IOContext io, java.io.InputStream in) {
            return new Bounded(super._createParser(context, io, in));
        }

        @Override
        protected JsonParser _createParser(ObjectReadContext context, IOContext io, java.io.Reader in) {
            return new Bounded(super._createParser(context, io, in));
        }

        @Override
        protected JsonParser _createParser(ObjectReadContext context, IOContext io, byte[] in, int offset, int length) {
            return new Bounded(super._createParser(context, io, in, offset, length));
        }

        @Override
        protected JsonParser _createParser(
                ObjectReadContext context, IOContext io, char[] in, int offset, int length, boolean recyclable) {
            return new Bounded(super._createParser(context, io, in, offset, length, recyclable));
        }
    }

    /** Refuses numbers that a double cannot hold: they would become Infinity, or a text of a million digits. */
    private static final class Bounded extends JsonParserDelegate {

        Bounded(JsonParser parser) {
            super(parser);
        }

        @Override
        public JsonToken nextToken() throws JacksonException {
            JsonToken token = super.nextToken();
            if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                BigDecimal number = delegate.getDecimalValue();
                if (Math.abs((long) number.precision() - number.scale()) > LARGEST_EXPONENT) {
                    throw new StreamReadException(this, "Number out of range");
                }
            }
            return token;
        }
    }
}

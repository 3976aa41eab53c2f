package dev.tinyimage.corpus.grpc;

import com.google.protobuf.Int32Value;
import com.google.protobuf.StringValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.Locale;
import java.util.stream.IntStream;

/** A service without generated code: its messages are those that come with the library. */
final class Texts {

    private static final String NAME = "corpus.Texts";

    static final MethodDescriptor<StringValue, StringValue> UPPER =
            MethodDescriptor.<StringValue, StringValue>newBuilder()
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName(MethodDescriptor.generateFullMethodName(NAME, "Upper"))
                    .setRequestMarshaller(ProtoUtils.marshaller(StringValue.getDefaultInstance()))
                    .setResponseMarshaller(ProtoUtils.marshaller(StringValue.getDefaultInstance()))
                    .build();

    static final MethodDescriptor<Int32Value, StringValue> COUNT =
            MethodDescriptor.<Int32Value, StringValue>newBuilder()
                    .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                    .setFullMethodName(MethodDescriptor.generateFullMethodName(NAME, "Count"))
                    .setRequestMarshaller(ProtoUtils.marshaller(Int32Value.getDefaultInstance()))
                    .setResponseMarshaller(ProtoUtils.marshaller(StringValue.getDefaultInstance()))
                    .build();

    static final MethodDescriptor<StringValue, Struct> DESCRIBE =
            MethodDescriptor.<StringValue, Struct>newBuilder()
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName(MethodDescriptor.generateFullMethodName(NAME, "Describe"))
                    .setRequestMarshaller(ProtoUtils.marshaller(StringValue.getDefaultInstance()))
                    .setResponseMarshaller(ProtoUtils.marshaller(Struct.getDefaultInstance()))
                    .build();

    private Texts() {}

    static ServerServiceDefinition service() {
        return ServerServiceDefinition.builder(NAME)
                .addMethod(UPPER, ServerCalls.asyncUnaryCall(Texts::upper))
                .addMethod(COUNT, ServerCalls.asyncServerStreamingCall(Texts::count))
                .addMethod(DESCRIBE, ServerCalls.asyncUnaryCall(Texts::describe))
                .build();
    }

    private static void upper(StringValue request, StreamObserver<StringValue> answer) {
        if (request.getValue().isEmpty()) {
            answer.onError(Status.INVALID_ARGUMENT.withDescription("kein Text").asRuntimeException());
            return;
        }
        answer.onNext(StringValue.of(request.getValue().toUpperCase(Locale.GERMAN)));
        answer.onCompleted();
    }

    private static void count(Int32Value request, StreamObserver<StringValue> answer) {
        IntStream.rangeClosed(1, request.getValue()).forEach(i -> answer.onNext(StringValue.of("Nr. " + i)));
        answer.onCompleted();
    }

    private static void describe(StringValue request, StreamObserver<Struct> answer) {
        answer.onNext(Struct.newBuilder()
                .putFields("text", Value.newBuilder().setStringValue(request.getValue()).build())
                .putFields("length", Value.newBuilder().setNumberValue(request.getValue().length()).build())
                .build());
        answer.onCompleted();
    }
}

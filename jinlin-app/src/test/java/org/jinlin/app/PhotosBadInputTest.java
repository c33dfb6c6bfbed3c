package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Photos that are none, are broken, are bombs, or belong to somebody else: a sentence, and the rest of the report is kept.
class PhotosBadInputTest {

    private static TestWorld world;
    private static TestClient resident;

    @BeforeAll
    static void open() {
        TestServer.get().rewind();
        world = TestServer.get().world("base");
        resident = world.as("resident-01");
    }

    @Test
    void aPhotoIsTakenAndShownToWhoMaySeeItsMove() {
        String id = stored(resident);
        assertThat(resident.get("/api/files/" + id).status()).isEqualTo(200);
        Bad.problem(world.as("resident-02").get("/api/files/" + id), "NOT_FOUND");
        Bad.problem(world.as("clerk").get("/api/files/" + id), "NOT_FOUND");
        String number = resident.open(Map.of("photos", List.of(id)), world.unit("1号楼")).json().get("number").asString();
        assertThat(world.as("clerk").get("/api/files/" + id).status()).isEqualTo(200);
        Bad.problem(world.as("resident-02").get("/api/files/" + id), "NOT_FOUND");
        world.as("resident-02").move(number, "follow", Map.of());
        Bad.problem(world.as("resident-02").get("/api/files/" + id), "NOT_FOUND");
    }

    @Test
    void whatIsNoPhotoIsRefusedWithItsName() {
        Bad.problem(resident.upload("电梯.jpg", "#!/bin/sh\nrm -rf /\n".getBytes(StandardCharsets.UTF_8)), "PHOTO_NOT_AN_IMAGE");
        Bad.problem(resident.upload("a.jpg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8)), "PHOTO_NOT_AN_IMAGE", "PHOTO_KIND");
        Bad.problem(resident.upload("a.jpg", "<?php system($_GET[0]);".getBytes(StandardCharsets.UTF_8)), "PHOTO_NOT_AN_IMAGE");
        Bad.problem(resident.upload("a.jpg", new byte[0]), "PHOTO_NOT_AN_IMAGE", "PHOTO_DAMAGED");
        Bad.problem(resident.upload("../../../etc/passwd", "GIF89a".getBytes(StandardCharsets.UTF_8)), "PHOTO_KIND", "PHOTO_DAMAGED", "PHOTO_NOT_AN_IMAGE");
    }

    @Test
    void aDamagedPhotoIsRefused() throws IOException {
        byte[] whole = jpeg(400, 300);
        Bad.problem(resident.upload("half.jpg", Arrays.copyOf(whole, whole.length / 2)), "PHOTO_DAMAGED");
        Bad.problem(resident.upload("head.jpg", Arrays.copyOf(whole, 12)), "PHOTO_DAMAGED");
        byte[] png = bomb(10, 10);
        Bad.problem(resident.upload("empty.png", png), "PHOTO_DAMAGED");
    }

    @Test
    void aBombIsRefusedFromItsHeadAlone() {
        Bad.problem(resident.upload("bomb.png", bomb(10_000, 10_000)), "PHOTO_TOO_LARGE", "PHOTO_DAMAGED");
        Bad.problem(resident.upload("bomb.png", bomb(Integer.MAX_VALUE, Integer.MAX_VALUE)), "PHOTO_TOO_LARGE", "PHOTO_DAMAGED");
    }

    @Test
    void aHundredMegapixelsAreNamed() throws IOException {
        byte[] jpeg = jpeg(40, 30);
        // height and width stand in the frame header; the rest of the file is a good one
        int frame = frame(jpeg);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 10_000).putShort(frame + 7, (short) 10_000);
        var answer = Bad.problem(resident.upload("large.jpg", jpeg), "PHOTO_TOO_LARGE");
        assertThat(answer.json().get("detail").asString()).contains("large.jpg", "100");
    }

    @Test
    void tooManyBytesAreRefused() {
        Bad.problem(resident.upload("heavy.jpg", new byte[16 * 1024 * 1024]), "TOO_LARGE", "PHOTO_TOO_HEAVY");
    }

    @Test
    void anUploadWithoutAFileIsRefused() {
        Bad.problem(resident.postRaw("/api/files", "multipart/form-data; boundary=b", "--b--\r\n".getBytes(StandardCharsets.UTF_8)), "REQUEST_MALFORMED");
        Bad.problem(resident.postRaw("/api/files", "multipart/form-data", "x".getBytes(StandardCharsets.UTF_8)), "REQUEST_MALFORMED");
        Bad.problem(resident.postRaw("/api/files", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nno end".getBytes(StandardCharsets.UTF_8)), "REQUEST_MALFORMED");
        Bad.problem(resident.postJson("/api/files", "{}"), "MEDIA_TYPE_UNSUPPORTED");
        Bad.problem(resident.get("/api/files/9999999999999999999"), "REQUEST_MALFORMED", "NOT_FOUND");
        Bad.problem(resident.get("/api/files/1"), "NOT_FOUND");
        assertThat(resident.get("/api/files/..%2F..%2Fetc%2Fpasswd").status()).as("the server itself reads no such address").isEqualTo(400);
    }

    @Test
    void somebodyElsesPhotoIsUnknownAndTheReportCanBeSentWithout() {
        String id = stored(world.as("resident-02"));
        String before = Bad.count(world, "resident-01");
        Bad.problem(resident.open(Map.of("text", "看图", "photos", List.of(id)), world.unit("1号楼")), "FILE_UNKNOWN");
        assertThat(Bad.count(world, "resident-01")).isEqualTo(before);
        assertThat(resident.open(Map.of("text", "看图"), world.unit("1号楼")).status()).isEqualTo(200);
        assertThat(world.as("resident-02").get("/api/files/" + id).status()).as("it still belongs to its uploader").isEqualTo(200);
    }

    @Test
    void aPhotoBelongsToOneMove() {
        String id = stored(resident);
        Bad.problem(resident.open(Map.of("photos", List.of(id, id)), world.unit("1号楼")), "FIELD_MALFORMED");
        String number = resident.open(Map.of("photos", List.of(id)), world.unit("1号楼")).json().get("number").asString();
        String before = Bad.of(world, number);
        Bad.problem(resident.move(number, "note", Map.of("photos", List.of(id))), "FILE_UNKNOWN");
        Bad.problem(resident.open(Map.of("photos", List.of(id)), world.unit("1号楼")), "FILE_UNKNOWN");
        assertThat(Bad.of(world, number)).isEqualTo(before);
    }

    @Test
    void ofTwoMovesAtOnceOnlyOneTakesThePhoto() throws Exception {
        String id = stored(resident);
        String one = resident.open(Map.of("text", "一"), world.unit("1号楼")).json().get("number").asString();
        String two = resident.open(Map.of("text", "二"), world.unit("1号楼")).json().get("number").asString();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<TestClient.Answer>> both = List.of(() -> resident.move(one, "note", Map.of("photos", List.of(id))), () -> resident.move(two, "note", Map.of("photos", List.of(id))));
            var codes = threads.invokeAll(both).stream().map(answer -> answer.resultNow().code()).toList();
            assertThat(codes).containsExactlyInAnyOrder("", "FILE_UNKNOWN");
        }
    }

    private static String stored(TestClient client) {
        try {
            var answer = client.upload("灯.jpg", jpeg(64, 48));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return answer.json().get("id").asString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }

    private static int frame(byte[] jpeg) {
        for (int i = 2; i < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
                return i;
            }
        }
        throw new IllegalArgumentException("no frame");
    }

    /// A PNG with a head, no picture and an end.
    private static byte[] bomb(int width, int height) {
        var png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(png, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0}).array());
        chunk(png, "IDAT", new byte[] {0x78, (byte) 0x9C, 3, 0, 0, 0, 0, 1});
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        byte[] named = ByteBuffer.allocate(4 + content.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(content).array();
        var crc = new CRC32();
        crc.update(named);
        png.writeBytes(ByteBuffer.allocate(8 + named.length).putInt(content.length).put(named).putInt((int) crc.getValue()).array());
    }
}
